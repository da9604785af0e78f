import { createRootRoute, createRoute, createRouter, Navigate } from '@tanstack/react-router';
import { NotFoundPage, BrokenPage, NothingOpenPage } from './shell/plain-pages.tsx';
import { WelcomePage } from './shell/welcome-page.tsx';
import { screensFor, sectionsFor } from './shell/reachable.ts';
import { useSession } from './shell/session.ts';
import { Shell } from './shell/shell.tsx';
import { screens, type ScreenEntry } from './screens.tsx';

/** A screen, or the same answer as for no screen at all where the viewer's rights do not reach. */
function Guarded({ entry }: { readonly entry: ScreenEntry }) {
  const { user } = useSession();
  return screensFor(user.role).includes(entry) ? <entry.Screen /> : <NotFoundPage />;
}

function FirstScreen() {
  const { user, newestFact } = useSession();
  const first = sectionsFor(user.role)[0]?.entries[0];
  if (newestFact === null && screensFor(user.role).some((entry) => entry.path === '/data/import')) return <WelcomePage />;
  return first ? <Navigate to={first.path} replace /> : <NothingOpenPage />;
}

/** The addresses of the product: the first screen of the role at `/`, every other from the list of screens. */
export function createAppRouter() {
  const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: BrokenPage });
  const first = createRoute({ getParentRoute: () => root, path: '/', component: FirstScreen });
  const routes = screens.map((entry) =>
    createRoute({ getParentRoute: () => root, path: entry.path, component: () => <Guarded entry={entry} /> }),
  );
  return createRouter({
    routeTree: root.addChildren([first, ...routes]),
    defaultPreload: false,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}
