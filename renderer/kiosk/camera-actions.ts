import type { Main } from '../../main/contract/bridge.ts';
import type { CallEngine } from '../calls/engine.ts';
import type { Actions, KioskState } from './state.ts';

type CameraActions = Pick<
  Actions,
  | 'goCamera'
  | 'goDisplays'
  | 'chooseSteered'
  | 'tellCamera'
  | 'keepView'
  | 'showView'
  | 'forgetView'
  | 'tellFarCamera'
  | 'tellDisplay'
  | 'usePort'
  | 'probePort'
>;

/** What a person does with cameras that move, displays, and serial ports. */
export function cameraActions(with_: {
  readonly main: Main;
  readonly engine: CallEngine;
  readonly set: (change: Partial<KioskState>) => void;
}): CameraActions {
  const { main, engine, set } = with_;
  return {
    goCamera: () => set({ place: { kind: 'camera' } }),
    goDisplays: () => set({ place: { kind: 'displays' } }),
    chooseSteered: (steered) => set({ steered }),
    tellCamera() {},
    keepView() {},
    showView() {},
    forgetView() {},
    tellFarCamera: (party, move) => engine.moveFarCamera(party, move),
    tellDisplay: (display, command) => void main.ask('display.do', { display, command }),
    usePort: (port, device) => void main.ask('port.use', { port, device }),
    probePort: (port) => void main.ask('port.probe', { port }),
  };
}
