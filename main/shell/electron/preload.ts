import { contextBridge, ipcRenderer } from 'electron';

/** The same channel as in electron-shell.ts, written again: a sandboxed preload can load nothing of ours. */
const channel = 'rundbord';

const early: string[] = [];
let listener: ((message: string) => void) | null = null;
ipcRenderer.on(channel, (_event, message: string) => {
  if (listener) listener(message);
  else early.push(message);
});

/** The contract's wire (`Wire` in contract/bridge.ts). */
contextBridge.exposeInMainWorld('rundbord', {
  send: (message: string) => ipcRenderer.send(channel, String(message)),
  receive: (given: (message: string) => void) => {
    listener = given;
    for (const message of early.splice(0)) given(message);
  },
});
