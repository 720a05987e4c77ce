// How the program is built: the window's main process, the process of the backend, threads and the command line into out/main, the preload into out/preload, the page into out/renderer.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import path from 'node:path';
import type { UserConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

const at = (...parts: string[]): string => path.join(import.meta.dirname, ...parts);

/** Stays a package, for its binary. All others become part of the built files. */
const DATABASE = 'better-sqlite3';

/** Where the page is served while it is worked on. */
const DEV_PORT = 5173;

/** How the page is built, and served while it is worked on. */
export const PAGE: UserConfig = {
  root: at('src', 'app'),
  base: './',
  plugins: [react()],
  // The server of the page replaces it by a fresh nonce: antd writes the variables of its theme at run time.
  html: { cspNonce: '__CSP_NONCE__' },
  // In the window the page has an address of its own: it is told by name where changes are heard of.
  server: { port: DEV_PORT, strictPort: true, hmr: { protocol: 'ws', host: 'localhost', clientPort: DEV_PORT }, fs: { allow: [at()] } },
  build: {
    emptyOutDir: true,
    target: 'chrome120',
    minify: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2500,
    reportCompressedSize: false,
    rolldownOptions: { input: at('src', 'app', 'index.html') },
  },
};

export default defineConfig({
  main: {
    build: {
      externalizeDeps: { include: [DATABASE], exclude: Object.keys(manifest.dependencies).filter((name) => name !== DATABASE) },
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        // Each process and thread has an entry of its own. All lie flat in out/main: a caller finds the entry of a thread beside itself.
        input: {
          main: at('electron', 'main', 'start.js'),
          backend: at('electron', 'backend', 'start.js'),
          livebase: at('src', 'hosts', 'cli', 'livebase.js'),
          'command-thread': at('src', 'hosts', 'cli', 'command-thread.ts'),
          'job-thread': at('src', 'backend', 'job-thread.ts'),
          'xls-worker': at('src', 'sheets', 'read', 'xls-worker.ts'),
        },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          // Names of functions stay (0.3 MB): a stack in a log that somebody sends says what failed.
          minify: { compress: { keepNames: { function: true, class: true } }, mangle: { keepNames: true }, codegen: true },
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      reportCompressedSize: false,
      // A sandboxed preload can't be a module.
      rolldownOptions: {
        input: { preload: at('electron', 'preload', 'preload.cjs') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: PAGE,
});
