import { describe, expect, test } from 'vitest';
import { viscaCameraModel } from '../../../peers/visca/visca-camera-model.ts';
import { bytes } from '../../protocols/visca/hex.ts';
import { viscaRig } from './rig.ts';

const still = { pan: 0, tilt: 0, zoom: 0 };

describe('a chain', () => {
  test('of seven gets its addresses, and each does what it is told', async () => {
    const rig = viscaRig('serial', { cameras: 7 });
    await rig.pass(4000);
    expect(rig.models.map(rig.chain.addressOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const [at, { command }] of rig.driver.cameras.entries())
      command({ do: 'drive', pan: (at + 1) / 7, tilt: 0, zoom: 0 });
    await rig.pass(800);
    expect(rig.models.map(({ driven }) => driven.pan)).toEqual([3, 7, 10, 14, 17, 21, 24]);
    await rig.driver.close();
  });

  test('with a camera more sets its addresses anew, and goes on', async () => {
    const rig = viscaRig('serial', { cameras: 2 });
    await rig.ready();
    await rig.pass(2000);
    const third = viscaCameraModel(rig.clock);
    rig.drive(1);
    await rig.pass(100);
    rig.chain.add(third);
    await rig.pass(300);
    expect(rig.chain.addressOf(third)).toBe(3);
    // What IF_Clear stopped goes on: somebody is steering.
    expect(rig.model.driven.pan).toBe(0x18);
    rig.stop();
    await rig.pass(200);
    expect(rig.model.driven).toEqual(still);
    await rig.driver.close();
  });

  test('goes on to a preset through a change of the network', async () => {
    const rig = viscaRig('serial');
    await rig.ready();
    await rig.pass(2000);
    rig.command({ do: 'go', place: { pan: 1000, tilt: 0 } });
    await rig.pass(300);
    rig.chain.add(viscaCameraModel(rig.clock));
    await rig.pass(6000);
    expect(rig.model.place.pan).toBe(1000);
    await rig.driver.close();
  });

  test('one camera that is dead keeps no other waiting, and has its address again when it is back', async () => {
    const rig = viscaRig('serial', { cameras: 2 });
    await rig.ready();
    const [, second] = rig.models;
    if (!second) throw new Error('no second camera');
    rig.chain.cut(second);
    await rig.pass(30_000);
    expect(rig.stateOf(1).status).toBe('not-answering');
    expect(rig.state.status).toBe('ready');
    rig.drive(1);
    await rig.pass(100);
    expect(rig.model.driven.pan).toBe(0x18);
    rig.stop();
    await rig.pass(500);
    rig.chain.restore(second, false);
    await rig.pass(60_000);
    expect(rig.stateOf(1).status).toBe('ready');
    await rig.driver.close();
  });

  test('with fewer cameras than are wanted says so', async () => {
    const rig = viscaRig('serial', { wanted: 2 });
    await rig.pass(5000);
    expect(rig.log.join()).toContain('the chain has 1');
    expect(rig.stateOf(1).status).toBe('not-answering');
    await rig.driver.close();
  });

  test('a camera on RS-422 that takes no address is driven at the one it has', async () => {
    const rig = viscaRig('tcp');
    await rig.ready();
    // The same camera at a serial port: nobody gives addresses back.
    const other = viscaRig('serial', { plugged: false });
    other.lines.plug(other.address, rig.chain);
    await other.pass(4000);
    expect(other.state.status).not.toBe('gone');
    await rig.driver.close();
    await other.driver.close();
  });
});

describe('a serial line', () => {
  test('pulled out while it moves: gone, and stopped as soon as it is back', async () => {
    const rig = viscaRig('serial');
    await rig.ready();
    rig.drive(1);
    await rig.pass(100);
    rig.lines.unplug(rig.address);
    await rig.pass(100);
    expect(rig.state.status).not.toBe('ready');
    await rig.pass(2000);
    expect(rig.state.status).toBe('gone');
    expect(rig.model.driven.pan).toBe(0x18);
    rig.plug();
    await rig.pass(1000);
    expect(rig.state.status).toBe('ready');
    expect(rig.model.driven).toEqual(still);
    await rig.driver.close();
  });

  test('that somebody else has, or that is not allowed, says so', async () => {
    const rig = viscaRig('serial', { plugged: false });
    await rig.pass(100);
    expect(rig.state.status).toBe('gone');
    rig.plug();
    rig.lines.lock(rig.address, true);
    await rig.pass(20_000);
    expect(rig.state.status).toBe('busy');
    rig.lines.lock(rig.address, false);
    rig.lines.forbid(rig.address, true);
    await rig.pass(20_000);
    expect(rig.state.status).toBe('not-allowed');
    rig.lines.forbid(rig.address, false);
    await rig.pass(20_000);
    expect(rig.state.status).toBe('ready');
    await rig.driver.close();
  });

  test('gets no more than it carries: a stop waits for one packet at most', async () => {
    const rig = viscaRig('serial');
    await rig.ready();
    await rig.pass(500);
    const written: number[] = [];
    rig.chain.between.toCameras = (of) => {
      written.push(rig.clock.now());
      return of;
    };
    for (let at = 0; at < 100; at += 1) {
      rig.drive(Math.sin(at), Math.cos(at), Math.sin(at / 2));
      await rig.pass(3);
    }
    const gaps = written.slice(1).map((at, index) => at - (written[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5);
    expect(written.length).toBeGreaterThan(10);
    const told = rig.clock.now();
    rig.stop();
    await rig.pass(100);
    const first = rig.model.heard.findIndex(
      (one) => one.kind === 'command' && one.id === 'pan-tilt-drive' && one.values.direction === 'stop',
    );
    expect(first).toBeGreaterThan(0);
    expect(written.find((at) => at >= told)).toBeLessThanOrEqual(told + 10);
    await rig.driver.close();
  });

  test('half a packet before a silence is no part of the next', async () => {
    const rig = viscaRig('serial');
    await rig.ready();
    rig.chain.say(bytes('90 50 01'));
    await rig.pass(500);
    rig.drive(1);
    await rig.pass(700);
    expect(rig.model.told.filter((id) => id === 'pan-tilt-drive')).toHaveLength(1);
    await rig.driver.close();
  });

  test('answers with sockets that are in no use, notices and packets of nobody are passed over', async () => {
    const rig = viscaRig('serial');
    await rig.ready();
    const before = JSON.stringify(rig.state);
    for (const packet of [
      '90 42 FF',
      '90 52 FF',
      '90 61 41 FF',
      '90 60 02 FF',
      '90 07 7D 01 04 00 FF',
      'D0 41 FF',
    ])
      rig.chain.say(bytes(packet));
    await rig.pass(200);
    expect(JSON.stringify(rig.state)).toBe(before);
    await rig.driver.close();
  });
});

describe('cameras that differ', () => {
  test('one that is in no list is driven by what it answers', async () => {
    const rig = viscaRig('udp', {
      habits: {
        dialectId: 'standard',
        version: { vendor: 0x1234, model: 0x5678 },
        refusedQuestions: ['backlight', 'exposure-compensation-level', 'exposure-compensation', 'focus-mode'],
      },
    });
    await rig.ready();
    expect(rig.state.abilities).toMatchObject({
      pan: { speeds: 0x18, range: null },
      tilt: { speeds: 0x14, range: null },
      zoom: { speeds: 8, range: { min: 0, max: 0x4000, step: 1 } },
      focus: [],
      backlight: false,
      exposure: { min: -5, max: 18 },
    });
    rig.command({ do: 'backlight', on: true });
    await rig.pass(500);
    expect(rig.model.told).toEqual([]);
    await rig.driver.close();
  });

  test('one that only zooms has no joystick', async () => {
    const rig = viscaRig('serial', {
      habits: { dialectId: 'standard', refusedQuestions: ['pan-tilt-max-speed', 'pan-tilt-position'] },
    });
    await rig.ready();
    expect(rig.state.abilities).toMatchObject({ pan: null, tilt: null, home: false, zoom: { speeds: 8 } });
    rig.drive(1, 1, -1);
    await rig.pass(100);
    expect(rig.model.driven).toEqual({ pan: 0, tilt: 0, zoom: -8 });
    await rig.driver.close();
  });

  test('one with pan to the left and five nibbles looks to the right all the same', async () => {
    const rig = viscaRig('serial', { habits: { dialectId: 'sony-brc-h700' }, dialect: 'sony-brc-h700' });
    await rig.ready();
    expect(rig.state.abilities.tally).toBe(true);
    expect(rig.state.abilities.pan?.range).toEqual({ min: -0x8a58, max: 0x8a58, step: 1 });
    rig.command({ do: 'go', place: { pan: 20_000, tilt: 300 } });
    rig.command({ do: 'tally', on: true });
    await rig.pass(5000);
    expect(rig.model.place).toMatchObject({ pan: -20_000, tilt: 300 });
    expect(rig.state.place).toMatchObject({ pan: 20_000, tilt: 300 });
    expect(rig.state.tally).toBe(true);
    await rig.driver.close();
  });

  test('one that calls every socket 1 has one command at a time, and stops', async () => {
    const rig = viscaRig('serial', { habits: { dialectId: 'telycam' }, dialect: 'telycam' });
    await rig.ready();
    rig.command({ do: 'preset', act: 'store', preset: 0 });
    await rig.pass(100);
    rig.drive(1, 1, 1);
    await rig.pass(1500);
    rig.stop();
    await rig.pass(300);
    expect(rig.model.driven).toEqual(still);
    expect(rig.model.mostAtOnce).toBe(1);
    rig.command({ do: 'preset', act: 'recall', preset: 0 });
    await rig.pass(100);
    rig.stop();
    await rig.pass(100);
    expect(rig.model.isMoving).toBe(false);
    await rig.driver.close();
  });

  test('what a camera always refuses is not offered any longer, and what it refuses once is', async () => {
    const rig = viscaRig('serial', { habits: { notExecutable: ['backlight'] } });
    await rig.ready();
    rig.command({ do: 'backlight', on: true });
    await rig.pass(300);
    expect(rig.state.abilities.backlight).toBe(true);
    expect(rig.state.detail).toContain('backlight');
    for (let time = 0; time < 3; time += 1) {
      rig.command({ do: 'backlight', on: true });
      await rig.pass(300);
    }
    expect(rig.state.abilities.backlight).toBe(false);
    await rig.driver.close();
  });

  test('one in standby says so, and tells what it can once it is awake', async () => {
    const rig = viscaRig('tcp');
    rig.model.power = 'standby';
    await rig.ready();
    expect(rig.state).toMatchObject({
      status: 'ready',
      power: 'off',
      abilities: { power: true, home: true },
    });
    rig.command({ do: 'power', on: true });
    await rig.pass(1000);
    expect(rig.state).toMatchObject({ power: 'on', focus: 'auto', exposure: 0 });
    await rig.driver.close();
  });

  test('one that was stopped and moves nevertheless is stopped again', async () => {
    const rig = viscaRig('serial');
    await rig.ready();
    rig.drive(1);
    await rig.pass(300);
    rig.stop();
    await rig.pass(1200);
    rig.model.push(5);
    await rig.pass(1600);
    expect(rig.model.driven).toEqual(still);
    await rig.pass(5000);
    // Later it is somebody with a remote control.
    rig.model.push(-5);
    await rig.pass(5000);
    expect(rig.model.driven.pan).toBe(-5);
    await rig.driver.close();
  });

  test('one that knows no cancel is stopped by the stop', async () => {
    const rig = viscaRig('serial', { habits: { ignoresCancel: true } });
    await rig.ready();
    rig.command({ do: 'go', place: { pan: 2000, tilt: 0 } });
    await rig.pass(300);
    rig.stop();
    await rig.pass(100);
    expect(rig.model.isMoving).toBe(false);
    await rig.pass(5000);
    // From now on a socket is left for the stop.
    rig.command({ do: 'go', place: { pan: 0, tilt: 0, zoom: 0x2000 } });
    await rig.pass(300);
    expect(rig.model.told.at(-1)).toBe('pan-tilt-absolute');
    rig.stop();
    await rig.pass(100);
    expect(rig.model.isMoving).toBe(false);
    await rig.driver.close();
  });

  test('one that answers no question but moves is driven', async () => {
    const rig = viscaRig('udp', { habits: { deafTo: ['version', 'focus-mode', 'backlight'] } });
    await rig.pass(3000);
    expect(rig.state).toMatchObject({
      status: 'ready',
      abilities: { focus: [], backlight: false, home: true },
    });
    await rig.driver.close();
  });
});
