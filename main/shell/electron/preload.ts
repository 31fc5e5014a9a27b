import { contextBridge, ipcRenderer, webFrame } from 'electron';
import { guardScript } from '../lock/guard-script.ts';
import { channel, windowedArgument } from './preload-words.ts';

// Before the page's own scripts, in their world: in this one what a page may call could not be changed. What it cannot
// refuse is refused by guard-contents.ts.
void webFrame.executeJavaScript(guardScript(process.argv.includes(windowedArgument)));

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
