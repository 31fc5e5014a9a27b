import { expect, test } from 'vitest';
import { packagedArguments } from '../../../../main/shell/electron/packaged-arguments.ts';

const read = (...words: string[]) =>
  packagedArguments(['/opt/Rundbord/rundbord', ...words], '/app/main/electron.mjs').slice(1);

test('a packaged program that is started with nothing is the kiosk', () => {
  expect(read()).toEqual(['/app/main/electron.mjs', 'start']);
});

test('switches alone are the kiosk too; a command stays what it is', () => {
  expect(read('--demo').slice(1)).toEqual(['start', '--demo']);
  expect(read('config', 'check', 'x.yaml').slice(1)).toEqual(['config', 'check', 'x.yaml']);
  expect(read('rundbord:egeskov').slice(1)).toEqual(['start', 'rundbord:egeskov']);
  expect(read('--version').slice(1)).toEqual(['--version']);
  expect(read('--help').slice(1)).toEqual(['--help']);
});
