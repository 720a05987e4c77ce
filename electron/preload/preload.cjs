// The one function that the page gets: it asks for the message port, which then comes as a message of this window.
// CommonJS: a sandboxed preload can't be a module.
const { contextBridge, ipcRenderer } = require('electron');

ipcRenderer.on('livebase:port', (event) => {
  window.postMessage('livebase-port', '*', [...event.ports]);
});

contextBridge.exposeInMainWorld('livebase', {
  connect: () => {
    ipcRenderer.send('livebase:connect');
  },
});
