import { describe, expect, test } from 'vitest';
import { transports, viscaRig } from './rig.ts';

const still = { pan: 0, tilt: 0, zoom: 0 };

for (const transport of transports)
  describe(`over ${transport}`, () => {
    test('a camera is asked what it is and can', async () => {
      const rig = viscaRig(transport);
      expect(rig.state.status).toBe('connecting');
      await rig.ready();
      expect(rig.state).toMatchObject({
        status: 'ready',
        detail: null,
        power: 'on',
        focus: 'auto',
        exposure: 0,
        backlight: false,
        moving: false,
        place: still,
        abilities: {
          pan: { speeds: 0x18, range: { min: -0x8db, max: 0x8db, step: 1 } },
          tilt: { speeds: 0x17, range: { min: -0x190, max: 0x4b0, step: 1 } },
          zoom: { speeds: 8, range: { min: 0, max: 0x4000, step: 1 } },
          home: true,
          presets: 6,
          focus: ['auto', 'manual', 'near', 'far', 'stop', 'once'],
          exposure: { min: -7, max: 7 },
          backlight: true,
          power: true,
          tally: false,
        },
      });
      await rig.driver.close();
    });

    test('moves right, up and near, and stops', async () => {
      const rig = viscaRig(transport);
      await rig.ready();
      rig.drive(1, 0.5, 1);
      await rig.pass(100);
      expect(rig.model.driven).toEqual({ pan: 0x18, tilt: 12, zoom: 8 });
      expect(rig.state.moving).toBe(true);
      rig.stop();
      await rig.pass(100);
      expect(rig.model.driven).toEqual(still);
      await rig.pass(1500);
      const { place } = rig.state;
      expect(place.pan).toBeGreaterThan(0);
      expect(place.tilt).toBeGreaterThan(0);
      expect(place.zoom).toBeGreaterThan(0);
      expect(rig.state.place).toEqual(rig.model.place);
      expect(rig.state.moving).toBe(false);
      await rig.driver.close();
    });

    test('of many moves only the newest counts', async () => {
      const rig = viscaRig(transport);
      await rig.ready();
      const before = rig.model.told.length;
      for (let share = 0; share <= 1; share += 0.01) rig.drive(share);
      await rig.pass(200);
      expect(rig.model.driven.pan).toBe(0x18);
      expect(rig.model.told.length - before).toBeLessThan(4);
      await rig.driver.close();
    });

    test('a movement of which nothing is heard any longer is stopped', async () => {
      const rig = viscaRig(transport);
      await rig.ready();
      rig.drive(-1);
      await rig.pass(700);
      rig.drive(-1);
      await rig.pass(700);
      expect(rig.model.driven.pan).toBe(-0x18);
      await rig.pass(400);
      expect(rig.model.driven).toEqual(still);
      await rig.driver.close();
    });

    test('goes to a place, and steering ends that', async () => {
      const rig = viscaRig(transport);
      await rig.ready();
      rig.command({ do: 'go', place: { pan: 0x8db, tilt: 100, zoom: 0x4000 } });
      await rig.pass(300);
      expect(rig.model.isMoving).toBe(true);
      expect(rig.state.moving).toBe(true);
      rig.drive(0, -1);
      await rig.pass(300);
      expect(rig.model.driven).toEqual({ pan: 0, tilt: -0x17, zoom: 0 });
      expect(rig.model.heard.some(({ kind }) => kind === 'cancel')).toBe(true);
      rig.command({ do: 'go', place: { pan: -500, tilt: 20 } });
      await rig.pass(5000);
      expect(rig.model.place).toMatchObject({ pan: -500, tilt: 20 });
      expect(rig.state.place).toEqual(rig.model.place);
      expect(rig.state.moving).toBe(false);
      expect(rig.model.mostAtOnce).toBeLessThanOrEqual(2);
      await rig.driver.close();
    });

    test('a stop ends what moves by itself', async () => {
      const rig = viscaRig(transport);
      await rig.ready();
      rig.command({ do: 'go', place: { pan: 0x8db, tilt: 100, zoom: 0x4000 } });
      await rig.pass(300);
      rig.stop();
      await rig.pass(200);
      expect(rig.model.isMoving).toBe(false);
      await rig.pass(8000);
      expect(rig.model.isMoving).toBe(false);
      await rig.driver.close();
    });

    test('keeps places, focus, exposure, backlight and power', async () => {
      const rig = viscaRig(transport);
      await rig.ready();
      rig.drive(1);
      await rig.pass(500);
      rig.stop();
      await rig.pass(500);
      const kept = rig.model.place;
      rig.command({ do: 'preset', act: 'store', preset: 3 });
      rig.command({ do: 'focus', focus: 'near' });
      rig.command({ do: 'exposure', steps: 3 });
      rig.command({ do: 'backlight', on: true });
      await rig.pass(1500);
      expect(rig.model.settings).toMatchObject({
        focus: 'manual',
        backlight: 'on',
        compensation: 'on',
        level: 10,
      });
      expect(rig.state).toMatchObject({ focus: 'manual', backlight: true, exposure: 3, detail: null });
      expect(rig.model.told.slice(-1)).toEqual(['focus-stop']);
      rig.command({ do: 'home' });
      rig.command({ do: 'exposure', steps: 0 });
      await rig.pass(6000);
      expect(rig.model.place.pan).toBe(0);
      expect(rig.state.exposure).toBe(0);
      rig.command({ do: 'preset', act: 'recall', preset: 3 });
      await rig.pass(6000);
      expect(rig.model.place).toEqual(kept);
      rig.command({ do: 'preset', act: 'clear', preset: 3 });
      rig.command({ do: 'power', on: false });
      await rig.pass(1000);
      expect(rig.model.presets.size).toBe(0);
      expect(rig.state.power).toBe('off');
      rig.drive(1);
      await rig.pass(300);
      expect(rig.state.detail).toContain('not-executable');
      rig.stop();
      rig.command({ do: 'power', on: true });
      await rig.pass(1000);
      expect(rig.state.power).toBe('on');
      rig.drive(1);
      await rig.pass(100);
      expect(rig.model.driven.pan).toBe(0x18);
      expect(rig.state.detail).toBe(null);
      await rig.driver.close();
    });

    test('a full buffer is tried again', async () => {
      const rig = viscaRig(transport);
      await rig.ready();
      rig.drive(1);
      await rig.pass(100);
      rig.model.habits.fullTimes = 3;
      rig.stop();
      await rig.pass(600);
      expect(rig.model.driven).toEqual(still);
      rig.model.habits.fullTimes = 2;
      rig.command({ do: 'backlight', on: true });
      await rig.pass(600);
      expect(rig.model.settings.backlight).toBe('on');
      await rig.driver.close();
    });

    test('a stop is said until it is answered', async () => {
      const rig = viscaRig(transport);
      await rig.ready();
      rig.drive(1, 0, 1);
      await rig.pass(100);
      rig.model.habits.deafTo = ['pan-tilt-drive', 'zoom-stop'];
      rig.stop();
      await rig.pass(700);
      expect(rig.model.driven.pan).toBe(0x18);
      rig.model.habits.deafTo = [];
      await rig.pass(700);
      expect(rig.model.driven).toEqual(still);
      await rig.driver.close();
    });

    test('a camera without power is not answering, is there again afterwards, and rests', async () => {
      const rig = viscaRig(transport);
      await rig.ready();
      rig.drive(1);
      await rig.pass(50);
      rig.chain.cut(rig.model);
      await rig.pass(500);
      rig.stop();
      await rig.pass(5000);
      expect(rig.state.status).toBe('not-answering');
      await rig.pass(60_000);
      expect(rig.state.status).toBe('not-answering');
      rig.chain.restore(rig.model, false);
      rig.sony.forgetCount();
      await rig.pass(25_000);
      expect(rig.state.status).toBe('ready');
      expect(rig.model.driven).toEqual(still);
      rig.drive(-1);
      await rig.pass(100);
      expect(rig.model.driven.pan).toBe(-0x18);
      await rig.driver.close();
    });

    test('what was told to a camera that is away is not done when it is back much later', async () => {
      const rig = viscaRig(transport);
      await rig.ready();
      rig.chain.cut(rig.model);
      await rig.pass(30_000);
      expect(rig.state.status).toBe('not-answering');
      rig.command({ do: 'backlight', on: true });
      await rig.pass(60_000);
      rig.chain.restore(rig.model, false);
      await rig.pass(25_000);
      expect(rig.state.status).toBe('ready');
      expect(rig.model.settings.backlight).toBe('off');
      await rig.driver.close();
    });

    test('asks rarely at rest, and nothing once it is closed', async () => {
      const rig = viscaRig(transport);
      await rig.ready();
      await rig.pass(5000);
      const before = rig.model.heard.length;
      await rig.pass(60_000);
      expect(rig.model.heard.length - before).toBeLessThan(45);
      expect(rig.model.heard.length - before).toBeGreaterThan(10);
      rig.drive(0.1);
      const moving = rig.model.heard.length;
      for (let at = 0; at < 4; at += 1) {
        await rig.pass(500);
        rig.drive(0.1);
      }
      expect(rig.model.heard.length - moving).toBeLessThanOrEqual(12);
      const changes = rig.changes;
      await rig.driver.close();
      const closed = rig.model.heard.length;
      await rig.pass(60_000);
      expect(rig.model.heard.length).toBe(closed);
      expect(rig.changes).toBe(changes);
      expect(rig.clock.waiting()).toBe(0);
    });
  });
