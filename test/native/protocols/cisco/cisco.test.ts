import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeJson, type JsonHeld, readJsonLine } from '../../../../native/protocols/cisco/json.ts';
import { decodeReply, encodeReply, type Reply, replies } from '../../../../native/protocols/cisco/replies.ts';
import {
  type CommandId,
  commands,
  decodeRequest,
  encodeRequest,
  type Request,
} from '../../../../native/protocols/cisco/requests.ts';
import type { Values } from '../../../../native/protocols/cisco/values.ts';

const command = (id: CommandId, values: Values = {}): Request => ({ kind: 'command', id, values });
/** Cisco TelePresence SX20 API Reference Guide CE9.1 (D15316.07), "xCommand commands" and "About the API". */
const requests: readonly (readonly [string, Request])[] = [
  [
    'xCommand Dial Number: "ward 3@example.com" Protocol: Sip',
    command('dial', { Number: 'ward 3@example.com', Protocol: 'Sip' }),
  ],
  ['xCommand Dial Number: 4711', command('dial', { Number: '4711' })],
  ['xCommand Call Accept CallId: 27', command('accept', { CallId: '27' })],
  ['xCommand Call Reject CallId: 27', command('reject', { CallId: '27' })],
  ['xCommand Call Disconnect CallId: 27', command('disconnect', { CallId: '27' })],
  [
    'xCommand Call DTMFSend CallId: 27 DTMFString: "12*#"',
    command('tones', { CallId: '27', DTMFString: '12*#' }),
  ],
  [
    'xCommand Call FarEndControl Camera Move CallId: 27 Value: ZoomIn',
    command('far-move', { CallId: '27', Value: 'ZoomIn' }),
  ],
  ['xCommand Call FarEndControl Camera Stop CallId: 27', command('far-stop', { CallId: '27' })],
  ['xCommand Audio Microphones Mute', command('mute')],
  ['xCommand Audio Microphones Unmute', command('unmute')],
  ['xCommand Audio Volume Set Level: 70', command('volume', { Level: '70' })],
  [
    'xCommand Camera Ramp CameraId: 1 Pan: Left PanSpeed: 3 Tilt: Stop Zoom: In ZoomSpeed: 15',
    command('ramp', { CameraId: '1', Pan: 'Left', PanSpeed: '3', Tilt: 'Stop', Zoom: 'In', ZoomSpeed: '15' }),
  ],
  ['xCommand Camera PositionReset CameraId: 1', command('reset', { CameraId: '1' })],
  ['xCommand Camera TriggerAutofocus CameraId: 1', command('autofocus', { CameraId: '1' })],
  [
    'xCommand Camera Preset Store CameraId: 1 PresetId: 3',
    command('store-preset', { CameraId: '1', PresetId: '3' }),
  ],
  ['xCommand Camera Preset Activate PresetId: 3', command('recall-preset', { PresetId: '3' })],
  ['xCommand Camera Preset Remove PresetId: 3', command('remove-preset', { PresetId: '3' })],
  ['xCommand RoomPreset Activate PresetId: 3', command('recall-room', { PresetId: '3' })],
  ['xCommand Standby Activate', command('sleep')],
  ['xCommand Standby Deactivate', command('wake')],
  ['xStatus Call', { kind: 'ask', path: 'Call', tag: null }],
  ['xStatus Audio Volume | resultId="volume"', { kind: 'ask', path: 'Audio Volume', tag: 'volume' }],
  ['xFeedback register /Status/Call', { kind: 'register', path: '/Status/Call' }],
  ['xPreferences outputmode json', { kind: 'output', mode: 'json' }],
  ['xPreferences outputmode terminal', { kind: 'output', mode: 'terminal' }],
];

const said: readonly (readonly [string, Reply])[] = [
  ['*r Login successful', { kind: 'logged-in' }],
  ['OK', { kind: 'ok' }],
  ['Command not recognized.', { kind: 'not-a-command', text: 'Command not recognized.' }],
  ['ERROR', { kind: 'not-a-command', text: 'ERROR' }],
  ['*s Call 27 Status: Connected', { kind: 'status', path: 'Call 27 Status', value: 'Connected' }],
  [
    '*s Call 5 DisplayName: "Ward \\"3\\": south"',
    { kind: 'status', path: 'Call 5 DisplayName', value: 'Ward "3": south' },
  ],
  ['*s Call 5 Protocol: "sip"', { kind: 'status', path: 'Call 5 Protocol', value: 'sip' }],
  ['*s Call 5 Duration: 2354', { kind: 'status', path: 'Call 5 Duration', value: '2354' }],
  ['*s Audio Volume: 70', { kind: 'status', path: 'Audio Volume', value: '70' }],
  ['*s Audio Microphones Mute: On', { kind: 'status', path: 'Audio Microphones Mute', value: 'On' }],
  ['*s Standby State: Off', { kind: 'status', path: 'Standby State', value: 'Off' }],
  ['*s Call 2 (ghost=True):', { kind: 'gone', path: 'Call 2' }],
  [
    '*e OutgoingCallIndication CallId: 2',
    { kind: 'event', name: 'OutgoingCallIndication', values: { CallId: '2' } },
  ],
  [
    '*e CallDisconnect CallId: 2 CauseValue: 0 CauseString: "" CauseType: LocalDisconnect OrigCallDirection: "outgoing"',
    {
      kind: 'event',
      name: 'CallDisconnect',
      values: {
        CallId: '2',
        CauseValue: '0',
        CauseString: '',
        CauseType: 'LocalDisconnect',
        OrigCallDirection: 'outgoing',
      },
    },
  ],
  ['*r CallDisconnectResult (status=OK):', { kind: 'result', name: 'CallDisconnect', status: 'OK' }],
  ['*r Result (status=ParameterError):', { kind: 'result', name: '', status: 'ParameterError' }],
  ['*r DialResult Cause: 17', { kind: 'result-field', name: 'Dial', field: 'Cause', value: '17' }],
  ['CallId: 2', { kind: 'field', field: 'CallId', value: '2' }],
  ['** resultId: "calls"', { kind: 'tag', tag: 'calls' }],
  ['** end', { kind: 'end' }],
  ['Cisco Codec Release CE9.1', { kind: 'unknown', text: 'Cisco Codec Release CE9.1' }],
  ['*s Call 27', { kind: 'unknown', text: '*s Call 27' }],
  ['*e CallDisconnect what: is: this', { kind: 'unknown', text: '*e CallDisconnect what: is: this' }],
];

test.each(requests)('%s, both ways', (text, request) => {
  expect(decodeRequest(text)).toEqual(request);
  expect(encodeRequest(request)).toBe(text);
});

test.each(said)('%s, both ways', (text, reply) => {
  expect(decodeReply(text)).toEqual(reply);
  expect(encodeReply(reply)).toBe(text);
});

test('every entry has a case', () => {
  expect(new Set(requests.flatMap(([, one]) => (one.kind === 'command' ? [one.id] : [])))).toEqual(
    new Set(Object.keys(commands)),
  );
  expect(new Set(said.map(([, { kind }]) => kind))).toEqual(new Set([...Object.keys(replies), 'unknown']));
});

test('what somebody typed does not become a command of its own', () => {
  expect(encodeRequest(command('dial', { Number: '4711\r\nxCommand Standby Activate' }))).toBeNull();
  const text = encodeRequest(command('dial', { Number: '4711" Protocol: "Sip' }));
  expect(decodeRequest(text ?? '')).toEqual(command('dial', { Number: '4711" Protocol: "Sip' }));
  expect(encodeRequest(command('dial', { Number: '1', Secret: '2' }))).toBeNull();
  expect(encodeRequest({ kind: 'ask', path: 'Call\r\nxCommand', tag: null })).toBeNull();
  expect(encodeRequest({ kind: 'register', path: 'Call' })).toBeNull();
  expect(decodeRequest('xCommand SystemUnit Boot')).toBeNull();
});

/** As a codec writes after `xPreferences outputmode json`. */
const json = `{
  "ResultId":"calls",
  "Status":{
    "Audio":{"Volume":{"Value":"60"}},
    "Call":[
      {"id":"2", "maxOccurrence":"n", "Status":{"Value":"Connected"}, "DisplayName":{"Value":"{ward"}},
      {"id":"3", "ghost":"True"}
    ]
  }
}`;

const read = (text: string): readonly (readonly Reply[])[] => {
  let held: JsonHeld = null;
  return text.split('\n').flatMap((line) => {
    const { found, held: left } = readJsonLine(held, line.trim());
    held = left;
    return found === null || found === 'not-json' ? [] : [found];
  });
};

test('JSON over many lines says what the lines would', () => {
  const blocks = read(
    `OK\n${json}\n*s Audio Volume: 70\n{"Event":{"CallDisconnect":{"id":"1","CallId":{"Value":"2"}}}}`,
  );
  expect(blocks).toEqual([
    [
      { kind: 'status', path: 'Audio Volume', value: '60' },
      { kind: 'status', path: 'Call 2 Status', value: 'Connected' },
      { kind: 'status', path: 'Call 2 DisplayName', value: '{ward' },
      { kind: 'gone', path: 'Call 3' },
      { kind: 'tag', tag: 'calls' },
      { kind: 'end' },
    ],
    [{ kind: 'event', name: 'CallDisconnect', values: { CallId: '2' } }, { kind: 'end' }],
  ]);
  const dial = { CommandResponse: { DialResult: { status: 'Error', Cause: { Value: '17' } } } };
  expect(decodeJson(dial)).toEqual([
    { kind: 'result', name: 'Dial', status: 'Error' },
    { kind: 'result-field', name: 'Dial', field: 'Cause', value: '17' },
    { kind: 'end' },
  ]);
});

test('half an object is given up at the next line that is none of it, and none grows for ever', () => {
  expect(read('{\n"Status":{\n** end\n{"Status":{"Audio":{"Volume":{"Value":"60"}}}}')).toEqual([
    [{ kind: 'status', path: 'Audio Volume', value: '60' }, { kind: 'end' }],
  ]);
  let held: JsonHeld = null;
  for (let line = 0; line < 100; line += 1) {
    held = readJsonLine(held, `{"A":"${'x'.repeat(10_000)}",`).held;
    expect(held?.text.length ?? 0).toBeLessThanOrEqual(262_144);
  }
});

test('any line and any object is read without a throw, and said again it is the same', () => {
  const noise = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom(...said.map(([one]) => one)).chain((one) => fc.string().map((more) => one + more)),
  );
  fc.assert(
    fc.property(noise, fc.jsonValue({ maxDepth: 8 }), (text, value) => {
      const reply = decodeReply(text);
      const again = encodeReply(reply);
      if (again !== null) expect(decodeReply(again)).toEqual(reply);
      decodeRequest(text);
      decodeJson(value);
      decodeJson({ Status: value, Event: value, CommandResponse: value });
    }),
  );
});
