import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The web is built into `dist/web`, which the server serves; in development calls go to a running server. */
const config = defineConfig({
  plugins: [react()],
  publicDir: 'src/web/public',
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    proxy: { '/api': process.env['THIRTY_SERVER'] ?? 'http://127.0.0.1:3030' },
  },
});

// Vite looks for a default export; nothing else in the project has one.
export { config as default };
