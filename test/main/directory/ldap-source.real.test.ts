import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../../../main/contract/clock.ts';
import { bad } from '../../../main/contract/result.ts';
import { type Directory, openDirectory } from '../../../main/directory/directory.ts';
import { silentLog } from '../../../main/log.ts';
import { settingsSchema } from '../../../main/settings/schema.ts';
import { openStore } from '../../../main/store/store.ts';
import { type Slapd, startSlapd } from '../../peers/slapd.ts';

const person = (uid: string, cn: string, more: string): string =>
  `dn: uid=${uid},ou=people,dc=example,dc=org\nobjectClass: inetOrgPerson\nuid: ${uid}\ncn:: ${Buffer.from(cn).toString('base64')}\nsn:: ${Buffer.from(cn.split(' ').at(-1) ?? '').toString('base64')}\n${more}\n`;
const ldif = [
  'dn: ou=people,dc=example,dc=org\nobjectClass: organizationalUnit\nou: people\n',
  person('anna', 'Anna Lund', 'ou: Kirurgisk\ntelephoneNumber: +45 12 34 56 78\n'),
  person('ase', 'Åse Ærø', 'ou: Medicinsk\ntelephoneNumber: 4711\n'),
  person('paren', 'Bo (vikar) Holm', 'telephoneNumber: 4712\n'),
  person('nobody', 'Anna Uden', 'ou: Kirurgisk\n'),
  ...Array.from({ length: 150 }, (_, at) =>
    person(`many${at}`, `Many Number${at}`, `telephoneNumber: 9${at}00\n`),
  ),
].join('\n');

let slapd: Slapd;
const opened: Directory[] = [];
beforeAll(async () => {
  slapd = await startSlapd(ldif);
});
afterAll(async () => {
  for (const one of opened) one.stop();
  await slapd?.stop();
});

function open(more: object = {}) {
  const directory = openDirectory({
    clock: systemClock,
    log: silentLog,
    store: openStore(join(mkdtempSync(join(tmpdir(), 'rundbord-ldap-')), 'store'), silentLog),
    rooms: async () => bad('hub-unreachable'),
  });
  opened.push(directory);
  const { url: ldap, base, bind, password, authority: ca } = slapd;
  const source = { ldap, base, bind, password, ca, ...more };
  directory.use(settingsSchema.parse({ directory: { sources: [source] } }));
  const search = async (text: string): Promise<readonly string[]> => {
    const found = await directory.answers['directory.search']({ text, kind: null });
    return found.ok
      ? found.value.entries.map(({ name, where, address }) => `${name} (${where}) ${address}`)
      : [];
  };
  return { directory, search };
}

const anna = 'Anna Lund (Kirurgisk) +45 12 34 56 78';

test('as one types, over TLS with the settings’ authority: name, place, number; spelt either way; who has no number is not there', async () => {
  const { directory, search } = open();
  expect(await search('')).toEqual([]);
  expect(await search('an')).toEqual([anna]);
  expect(await search('lund kir')).toEqual([anna]);
  expect(await search('aase')).toEqual(['Åse Ærø (Medicinsk) 4711']);
  expect(await search('4712')).toEqual(['Bo (vikar) Holm () 4712']);
  expect(directory.problems).toEqual([]);
});

test('what is typed is no filter', async () => {
  const { directory, search } = open();
  expect(await search('*')).toEqual([]);
  expect(await search('anna)(uid=*')).toEqual([]);
  expect(await search('(vikar)')).toEqual(['Bo (vikar) Holm () 4712']);
  expect(await search('\\2a')).toEqual([]);
  expect(directory.problems).toEqual([]);
});

test('of many the first are found, and the next letters find the rest', async () => {
  const { directory, search } = open();
  expect(await search('many')).toHaveLength(50);
  expect(directory.problems).toEqual([]);
  expect(await search('many number149')).toEqual(['Many Number149 () 914900']);
});

test('a server that freezes or is gone: what was found is found, it is told, and mended when it is back', async () => {
  const { directory, search } = open();
  expect(await search('anna')).toEqual([anna]);
  slapd.freeze(true);
  expect(await search('ann')).toEqual([anna]);
  slapd.freeze(false);
  await slapd.halt();
  const other = open();
  expect(await other.search('anna')).toEqual([]);
  expect(other.directory.facts.troubled).toBe(true);
  expect(other.directory.problems).toEqual([
    { code: 'directory-unreachable', at: slapd.url.slice('ldaps://'.length), detail: 'ECONNREFUSED' },
  ]);
  expect(await search('anna l')).toEqual([anna]);
  await slapd.again();
  const back = open();
  await vi.waitFor(async () => expect(await back.search('anna')).toEqual([anna]));
  expect(directory.facts.has).toBe(true);
});

test('a wrong password and a certificate that nobody vouches for are told by their kind', async () => {
  const wrong = open({ password: 'another' });
  await wrong.search('anna');
  expect(wrong.directory.problems).toMatchObject([{ code: 'directory-unreachable', detail: '49' }]);
  const strange = open({ ca: undefined });
  await strange.search('anna');
  expect(strange.directory.problems[0]?.detail).toMatch(/CERT|SIGN/);
});
