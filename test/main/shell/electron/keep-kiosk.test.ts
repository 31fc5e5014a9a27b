import type { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { opened, refuses } from './opened-shell.ts';

test.each(['minimize', 'hide', 'leave-full-screen', 'blur'])(
  'a locked window takes the screen back after %s, at the policy’s pace',
  async (event) => {
    const { windows, calls, clock } = await opened();
    for (let time = 0; time < 50; time += 1) windows[0]?.emit(event);
    await clock.advance(1000);
    expect(calls.filter(([name]) => name === 'setKiosk')).toEqual([['setKiosk', true]]);
    expect(calls.filter(([name]) => name === 'focus')).toHaveLength(1);
    const laptop = await opened({ windowed: true });
    laptop.windows[0]?.emit(event);
    await laptop.clock.advance(1000);
    expect(laptop.calls.filter(([name]) => name === 'setKiosk' || name === 'focus')).toEqual([]);
  },
);

test.each(['display-added', 'display-removed', 'display-metrics-changed'])(
  'a locked window fits the screen anew after %s, and a window that is gone does not',
  async (event) => {
    const { windows, screen, calls, clock } = await opened();
    screen.emit(event);
    await clock.advance(1000);
    expect(calls).toContainEqual(['setBounds', { x: 0, y: 0, width: 3840, height: 2160 }]);
    expect(calls.filter(([name]) => name === 'setKiosk')).toEqual([
      ['setKiosk', false],
      ['setKiosk', true],
    ]);
    windows[0]?.emit('closed');
    expect(screen.listenerCount(event)).toBe(0);
  },
);

test('a person cannot close a locked window; the end of the session can; a laptop’s can be closed', async () => {
  const { windows, app, troubles } = await opened();
  expect(windows[0]?.close()).toBe(false);
  expect(refuses(windows[0] as EventEmitter, 'system-context-menu')).toBe(true);
  app.emit('before-quit');
  expect(windows[0]?.close()).toBe(true);
  expect(troubles).toEqual([]);
  const laptop = await opened({ windowed: true });
  expect(laptop.windows[0]?.close()).toBe(true);
  expect(laptop.troubles).toEqual([{ kind: 'closed' }]);
});
