import '#web/theme/styles.ts';
import { QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { Providers } from '#web/app.tsx';
import { createTranslator } from '#web/locale/i18n.ts';
import { words } from '#web/words.ts';
import { ChartParts } from './chart-parts.tsx';
import { ControlParts } from './control-parts.tsx';
import { FigureParts } from './figure-parts.tsx';

/** Every part of the kit on one page, for looking and for the accessibility test. Not part of the product. */
const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <Providers translator={createTranslator(words)} queries={new QueryClient()}>
      <main style={{ maxWidth: 1440, margin: '0 auto', padding: '0 var(--edge) 48px' }}>
        <FigureParts />
        <ChartParts />
        <ControlParts />
      </main>
    </Providers>,
  );
}
