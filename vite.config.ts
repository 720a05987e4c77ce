// How the page is built: `vite build` makes dist/page, which Electron's app:// scheme and the browser mode serve.
import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: join(import.meta.dirname, 'src', 'app'),
  base: './',
  plugins: [react()],
  // Whoever serves the page puts a fresh nonce in its place: antd writes its styles at run time.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: join(import.meta.dirname, 'dist', 'page'),
    emptyOutDir: true,
    target: 'chrome120',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
});
