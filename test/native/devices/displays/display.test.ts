import { describe, expect, test } from 'vitest';
import { peers, protocols, roomWith, second, toldPower } from './display-in-test.ts';

describe.each(protocols)('%s', (protocol) => {
  test('an awake display tells how it is, and what it can', async () => {
    const { display } = await roomWith(protocol, {}, { on: true });
    expect(display.state).toMatchObject({
      status: 'ready',
      detail: null,
      power: { wanted: null, actual: 'on' },
      muted: false,
      can: { mute: true, volume: protocol !== 'pjlink' },
    });
    expect(display.state.inputs).toContain(display.state.input);
    if (protocol !== 'pjlink') expect(display.state.volume).toBeGreaterThanOrEqual(49);
  });

  test('it comes up as told, by way of warming, and the kiosk is chosen once it is up', async () => {
    const [wire, word] = second[protocol];
    const { display, body, clock } = await roomWith(protocol, { warmUpMs: 12_000 }, { input: word });
    expect(display.state.power).toEqual({ wanted: null, actual: 'off' });
    display.command({ do: 'power', on: true });
    await clock.advance(100);
    expect(display.state.power).toEqual({ wanted: 'on', actual: 'warming' });
    await clock.advance(30_000);
    expect(display.state).toMatchObject({ power: { wanted: 'on', actual: 'on' }, input: word });
    expect(body.input).toBe(wire);
    expect(toldPower(body)).toEqual(['power on']);
  });

  test('input, mute and volume do as told; what it has not got is not said to it', async () => {
    const [wire, word] = second[protocol];
    const { display, body, settle } = await roomWith(protocol, {}, { on: true });
    display.command({ do: 'input', input: word });
    display.command({ do: 'mute', on: true });
    display.command({ do: 'volume', volume: 80 });
    display.command({ do: 'input', input: 'no such' });
    await settle();
    expect(body.input).toBe(wire);
    expect(body.muted).toBe(true);
    expect(display.state).toMatchObject({ input: word, muted: true });
    if (protocol !== 'pjlink') expect(Math.abs(body.volume - 80)).toBeLessThanOrEqual(1);
    else expect(body.heard.filter((said) => said.startsWith('volume'))).toEqual([]);
  });

  test('on, off and on again quickly ends on, with never two power commands at once', async () => {
    const { display, body, clock } = await roomWith(
      protocol,
      { warmUpMs: 10_000, coolMs: 5000, deafMs: 20_000 },
      { on: true },
    );
    for (const on of [false, true, false, true]) {
      display.command({ do: 'power', on });
      await clock.advance(200);
    }
    await clock.advance(120_000);
    expect(display.state.power).toEqual({ wanted: 'on', actual: 'on' });
    expect(body.power).toBe('on');
    const said = toldPower(body).filter((one) => !one.startsWith('('));
    expect(said).toEqual(['power off', 'power on']);
  });

  test('deaf after off: it is told again until it hears, and nothing is amiss meanwhile', async () => {
    const { display, body, clock } = await roomWith(protocol, { deafMs: 30_000 }, { on: true });
    display.command({ do: 'power', on: false });
    await clock.advance(20_000);
    expect(display.state).toMatchObject({ status: 'ready', power: { wanted: 'off', actual: 'off' } });
    display.command({ do: 'power', on: true });
    await clock.advance(5000);
    expect(display.state.status).toBe('ready');
    await clock.advance(60_000);
    expect(display.state.power).toEqual({ wanted: 'on', actual: 'on' });
    expect(toldPower(body).filter((one) => one === '(power on)').length).toBeGreaterThanOrEqual(1);
  });

  test('a person who switches it by hand is let be', async () => {
    const { display, body, clock } = await roomWith(protocol, {}, { on: true });
    display.command({ do: 'power', on: false });
    await clock.advance(30_000);
    expect(body.power).toBe('off');
    body.byHand('on');
    await clock.advance(120_000);
    expect(display.state.power).toEqual({ wanted: 'off', actual: 'on' });
    expect(body.power).toBe('on');
  });

  test('junk between answers, lost, halved and late ones: it ends as told', async () => {
    const junk = Uint8Array.from([0xaa, 0x00, 0x78, 0x0d, 0x01, 0x30, 0xff, 0x0d]);
    const { display, body, clock } = await roomWith(protocol, {
      junk,
      dropsEvery: 5,
      halvesEvery: 7,
      lateMs: 300,
      warmUpMs: 3000,
    });
    const [, word] = second[protocol];
    display.command({ do: 'power', on: true });
    await clock.advance(90_000);
    expect(display.state).toMatchObject({ status: 'ready', power: { actual: 'on' } });
    display.command({ do: 'mute', on: true });
    display.command({ do: 'input', input: word });
    await clock.advance(60_000);
    expect(display.state).toMatchObject({ status: 'ready', muted: true, input: word });
    expect(body.muted).toBe(true);
  });

  test('unplugged and plugged in again', async () => {
    const { display, lines, at, body, clock } = await roomWith(protocol, {}, { on: true });
    lines.unplug(at);
    await clock.advance(60_000);
    expect(display.state.status).toBe(protocol === 'pjlink' ? 'not-answering' : 'gone');
    expect(display.state.power.actual).toBe(null);
    lines.plug(at, peers[protocol](body, clock));
    await clock.advance(20_000);
    expect(display.state).toMatchObject({ status: 'ready', detail: null, power: { actual: 'on' } });
  });

  test('closed, nothing is left', async () => {
    const { display, clock, lines, close } = await roomWith(protocol, {}, { on: true });
    await close();
    expect(clock.waiting()).toBe(0);
    expect(lines.watchers).toBe(0);
    display.command({ do: 'power', on: false });
    await clock.advance(60_000);
    expect(clock.waiting()).toBe(0);
  });
});
