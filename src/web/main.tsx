import './theme/styles.ts';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app.tsx';
import { createTranslator } from './locale/i18n.ts';
import { createQueryClient } from './queries.ts';
import { createAppRouter } from './router.tsx';
import { SessionGate } from './shell/session-gate.tsx';
import { words } from './words.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');

createRoot(place).render(
  <StrictMode>
    <Providers translator={createTranslator(words)} queries={createQueryClient()}>
      <SessionGate>
        <RouterProvider router={createAppRouter()} />
      </SessionGate>
    </Providers>
  </StrictMode>,
);
