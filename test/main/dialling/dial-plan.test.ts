import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialReading } from '../../../main/contract/dialling.ts';
import { type JoinTarget, joinTarget } from '../../../main/contract/meeting.ts';
import { readDial, routeOf } from '../../../main/dialling/dial-plan.ts';
import type { Site } from '../../../main/dialling/site.ts';
import { dialCorpus } from './dial-corpus.ts';
import { makeSite, sites } from './sites.ts';

const words = (text: string, site: Site): string => {
  const read = readDial(text, site);
  if (!read.ok) return read.error.code;
  const { kind, shown, route } = read.value;
  return `${kind} | ${shown} | ${route ? `${route.engine} ${route.at}`.trim() : '-'}`;
};

const expected = (row: Readonly<Record<string, string>>, site: string): string | undefined =>
  row.all ?? Object.entries(row).find(([names]) => names.split(' ').includes(site))?.[1];

test('the corpus is as large as it is said to be', () => {
  expect(dialCorpus.length).toBeGreaterThan(140);
});

test.each(dialCorpus)('%j', (text, row) => {
  for (const [name, site] of Object.entries(sites))
    expect(`${name}: ${words(text, site)}`).toBe(`${name}: ${expected(row, name)}`);
});

test('what the reading says is what is dialled, and a target that was routed is not routed otherwise', () => {
  for (const [text] of dialCorpus) {
    for (const site of Object.values(sites)) {
      const read = readDial(text, site);
      if (!read.ok || !read.value.target) continue;
      const { route, target } = read.value;
      const dialled = routeOf(target, site);
      expect(dialled.ok).toBe(route !== null);
      if (!dialled.ok || route?.engine === 'codec') continue;
      expect(dialled.value.engine).toBe(route?.engine);
      expect(dialled.value.pin).toBe(target.pin);
      expect(routeOf(dialled.value, { ...site, rules: [] })).toEqual(dialled);
    }
  }
});

test('no reading shows a PIN', () => {
  for (const [text] of dialCorpus) {
    const read = readDial(text, sites.vdx);
    const pin = read.ok ? read.value.target?.pin : undefined;
    if (read.ok && pin) expect(read.value.shown).not.toMatch(new RegExp(`[#.=]${pin}(?!\\d)`));
  }
});

const far = (more: Partial<JoinTarget>): JoinTarget => ({
  engine: 'sip',
  provider: 'sip',
  address: 'sip:bob@example.net',
  source: 'text',
  ...more,
});
const address = (target: JoinTarget, site: Site): string => {
  const way = routeOf(target, site);
  return way.ok ? `${way.value.engine} ${way.value.address}` : way.error.code;
};

test('a far system with a domain is asked for at the house’s node, not at its own', () => {
  expect(address(far({}), sites.vdx)).toBe('pexip https://video.example.org/webapp3/m/bob%40example.net');
  expect(address(far({ address: '10.1.2.3##4711#99', provider: 'h323' }), sites.vdx)).toBe(
    'pexip 10.1.2.3##4711',
  );
});

test('what is known as a meeting at Pexip is joined at its own domain, where nothing else takes it', () => {
  const meeting = far({ provider: 'pexip', address: 'meet.anna@join.example.net' });
  expect(address(meeting, sites.none)).toBe('pexip meet.anna@join.example.net');
  expect(address(meeting, sites.nodes)).toBe('pexip meet.anna@join.example.net');
  expect(address(meeting, sites.spare)).toBe('codec sip:meet.anna@join.example.net');
  expect(address(far({ address: 'meet.anna@join.example.net' }), sites.none)).toBe('join-engine-missing');
});

test('a meeting of another system goes its way with its PIN', () => {
  const teams = far({ provider: 'teams', address: '112233@t.plcm.vc', pin: '4711' });
  expect(routeOf(teams, sites.sip)).toEqual({
    ok: true,
    value: { ...teams, address: 'sip:112233@t.plcm.vc' },
  });
  const gone = {
    ...teams,
    engine: 'pexip',
    address: 'https://video.example.org/webapp3/m/112233%40t.plcm.vc',
  };
  expect(routeOf(teams, sites.vdx)).toEqual({ ok: true, value: gone });
  expect(address(teams, sites.none)).toBe('join-engine-missing');
});

test('Skype for Business and H.323 are not called at a SIP account, save where the service speaks SIP', () => {
  const skype = far({
    provider: 'skype-for-business',
    address: 'sip:anna@example.net;opaque=app:conf:focus:id:A',
  });
  expect(address(skype, sites.sip)).toBe('join-engine-missing');
  expect(address(far({ provider: 'skype-for-business', address: '1.2@v.plcm.vc' }), sites.sip)).toBe(
    'sip sip:1.2@v.plcm.vc',
  );
  expect(address(far({ provider: 'h323', address: 'h323:ward@example.net' }), sites.sip)).toBe(
    'join-engine-missing',
  );
});

test('numbers are called at their domain, and at a gateway as the node’s rules see them', () => {
  const number = far({ address: 'tel:+4512345678' });
  const sip = { uri: 'sip:a@sip.example.org', password: 'x', servers: ['wss://sip.example.org'] };
  expect(address(number, makeSite({ sip, numberDomain: 'tel.example.org' }))).toBe(
    'sip sip:+4512345678@tel.example.org',
  );
  expect(address(number, sites.vdx)).toBe('pexip +4512345678');
  expect(address(number, sites.spare)).toBe('codec +4512345678');
});

test('what a codec takes stays as it is for the window to hand over; a spare one is for what nothing else can call', () => {
  expect(address(far({}), sites.codec)).toBe('sip sip:bob@example.net');
  expect(address(far({}), sites.spare)).toBe('codec sip:bob@example.net');
  expect(address(far({ address: '10.1.2.3##4711#99', provider: 'h323' }), sites.spare)).toBe(
    'codec 10.1.2.3##4711#99',
  );
});

test('what only the codec can dial is its own from the start, in the form that it dials', () => {
  const target = (text: string, site: Site): string => {
    const read = readDial(text, site);
    return read.ok && read.value.target ? `${read.value.target.engine} ${read.value.target.address}` : '';
  };
  expect(target('+45 12 34 56 78', sites.codec)).toBe('codec +4512345678');
  expect(target('10.1.2.3', sites.codec)).toBe('codec 10.1.2.3');
  expect(target('sip:bob@example.net', sites.codec)).toBe('sip sip:bob@example.net');
  expect(target('bob@example.net', sites.spare)).toBe('codec sip:bob@example.net');
  expect(target('+45 12 34 56 78', sites.sip)).toBe('sip tel:+4512345678');
});

test('rules of the house come first, match the whole, keep the PIN, and hold for meetings too', () => {
  const rules = [
    { match: '(\\d+)@old\\.example\\.org', address: '$1@rooms.vconf.dk' },
    { match: 'https://teams\\.microsoft\\.com/meet/(\\d+).*', address: 'sip:$1@teams.example.org' },
  ];
  const site = makeSite({ rules });
  expect(words('4711@old.example.org', site)).toBe('alias | 4711@rooms.vconf.dk | pexip rooms.vconf.dk');
  expect(words('x4711@old.example.org', site)).toBe('alias | x4711@old.example.org | pexip old.example.org');
  const meeting = far({ address: 'sip:4711@old.example.org', pin: '99' });
  expect(routeOf(meeting, site)).toMatchObject({
    value: { engine: 'pexip', address: '4711@rooms.vconf.dk', pin: '99', source: 'rule' },
  });
  const teams = far({
    engine: 'web',
    provider: 'teams',
    address: 'https://teams.microsoft.com/meet/123?p=A',
  });
  expect(address(teams, { ...site, sip: sites.sip.sip })).toBe('sip sip:123@teams.example.org');
});

test('a rule that runs away costs its time limit and no more', () => {
  const site = makeSite({ rules: [{ match: '(a+)+b', address: 'x@example.org' }] });
  expect(words(`${'a'.repeat(60)}c`, site)).toBe('join-not-understood');
});

test('numbers of other countries of the north', () => {
  const sip = { uri: 'sip:a@sip.example.org', password: 'x', servers: ['wss://sip.example.org'] };
  const at = (countryCode: string, text: string): string =>
    words(text, makeSite({ sip, countryCode })).split(' | ')[1] ?? '';
  expect(at('46', '08-123 456 78')).toBe('sip:+46812345678@sip.example.org');
  expect(at('46', '1234')).toBe('sip:1234@sip.example.org');
  expect(at('46', '+46 (0)8-123 456 78')).toBe('sip:+46812345678@sip.example.org');
  expect(at('47', '22 33 44 55')).toBe('sip:+4722334455@sip.example.org');
  expect(at('354', '555 1234')).toBe('sip:+3545551234@sip.example.org');
  expect(at('45', '0123')).toBe('sip:0123@sip.example.org');
});

test('whatever is typed, there is a reading that fits the contract', () => {
  const pieces = [
    'sip:',
    '@',
    '.',
    '##',
    '#',
    '+',
    '(',
    ')',
    '1',
    'a',
    ' ',
    '<',
    '>',
    'tel:',
    'https://',
    ';',
    '?',
    '"',
    '\n',
    'æ',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.webUrl(),
    fc.emailAddress(),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(...Object.values(sites)), (typed, site) => {
      const read = readDial(typed, site);
      if (!read.ok) return ['join-empty', 'join-not-understood'].includes(read.error.code);
      expect(dialReading.parse(read.value)).toEqual(read.value);
      const { target } = read.value;
      const way = target && routeOf(target, site);
      if (way?.ok) joinTarget.parse(way.value);
      return true;
    }),
    { numRuns: Number(process.env.RUNDBORD_PROPERTY_RUNS ?? 500) },
  );
});

test('long texts of any pieces are read to their end', () => {
  for (const piece of [
    'a',
    '1',
    '+',
    '(',
    ' ',
    '.',
    '@',
    'a@',
    '1.',
    '##',
    'sip:',
    '<',
    '"',
    'a b',
    '\n',
    ';',
    '%',
  ])
    for (const site of [sites.vdx, sites.both]) readDial(piece.repeat(4000), site);
});
