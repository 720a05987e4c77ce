// What the window's preload adds to the page; a browser has none of it.

interface Window {
  readonly livebase?: { readonly connect: () => void };
}
