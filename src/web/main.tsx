import './theme/styles.ts';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app.tsx';
import { navWords } from './built-in.ts';
import { firstWords, laterWords } from './loaded-words.ts';
import { createTranslator } from './locale/i18n.ts';
import { createQueryClient } from './queries.ts';
import { createAppRouter } from './router.tsx';
import { screens } from './screens.tsx';
import { SessionGate } from './shell/session-gate.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');

// The screen's code comes while it is asked who is signed in.
screens.find(({ path }) => path === location.pathname)?.begin();

createRoot(place).render(
  <StrictMode>
    <Providers translator={createTranslator({ ...firstWords, nav: navWords }, laterWords)} queries={createQueryClient()}>
      <Suspense fallback={null}>
        <SessionGate>
          <RouterProvider router={createAppRouter()} />
        </SessionGate>
      </Suspense>
    </Providers>
  </StrictMode>,
);
