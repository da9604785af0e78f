import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { theme, themeMemory } from './theme/theme.ts';

interface ProvidersProps {
  readonly translator: i18n;
  readonly queries: QueryClient;
  readonly children: ReactNode;
}

/** The word the server put into the page, by which its content policy lets our style elements through. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}

/** What every part of the web stands on: words, answers of the server, theme. */
export function Providers({ translator, queries, children }: ProvidersProps) {
  return (
    <I18nextProvider i18n={translator}>
      <QueryClientProvider client={queries}>
        <MantineProvider
          theme={theme}
          colorSchemeManager={themeMemory}
          defaultColorScheme="auto"
          withCssVariables={false}
          getStyleNonce={styleNonce}
        >
          {children}
        </MantineProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
