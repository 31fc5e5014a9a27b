import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { graphInTest, stopAll } from './graph-in-test.ts';

type Pair = { readonly certificate: string; readonly key: string };
const folder = mkdtempSync(join(tmpdir(), 'rundbord-graph-'));
let right: Pair & { readonly pem: string };
let wrong: Pair & { readonly pem: string };

const pairIn = async (name: string): Promise<Pair & { readonly pem: string }> => {
  const made = await generate([{ name: 'commonName', value: name }], { keySize: 2048 });
  const certificate = join(folder, `${name}.pem`);
  const key = join(folder, `${name}.key`);
  writeFileSync(certificate, made.cert);
  writeFileSync(key, made.private);
  return { certificate, key, pem: made.cert };
};

beforeAll(async () => {
  right = await pairIn('right');
  wrong = await pairIn('wrong');
  writeFileSync(join(folder, 'nothing.pem'), 'not a certificate');
});
afterEach(stopAll);

const withCertificate = (pair: Pair) => ({ secret: undefined, certificate: pair.certificate, key: pair.key });

test('a certificate in place of a secret', async () => {
  const { follow, source } = await graphInTest({ certificates: [wrong.pem, right.pem] });
  await follow(withCertificate(right));
  expect(source().state).toMatchObject({ problem: null, settled: true });
});

test.each([
  ['a wrong secret', () => ({ secret: 'wrong' }), 'AADSTS7000215', 'its value is wanted, not its id'],
  [
    'another application',
    () => ({ client: crypto.randomUUID() }),
    'AADSTS700016',
    'not known in this directory',
  ],
  [
    'another directory',
    () => ({ tenant: 'fabrikam.example.org' }),
    'AADSTS90002',
    'directory (tenant) is not known',
  ],
  ['a certificate that is not registered', () => withCertificate(wrong), 'AADSTS700027', 'the certificate'],
] as const)('%s is told apart for IT', async (_, settings, number, meaning) => {
  const { peer, follow, source } = await graphInTest({ certificates: [right.pem] });
  await follow(settings());
  expect(source().state.problem).toEqual({
    code: 'agenda-not-allowed',
    at: new URL(peer.source.login).host,
    detail: expect.stringMatching(new RegExp(`^${number}: .*${meaning.replace(/[()]/g, '\\$&')}`)),
  });
});

test('a secret that expires while it runs is said by name when the token ends, and not before', async () => {
  const { peer, follow, pass, source } = await graphInTest();
  await follow();
  peer.expireSecret();
  await pass();
  expect(source().state.problem).toBeNull();
  peer.expireTokens();
  await pass();
  expect(source().state.problem).toMatchObject({
    code: 'agenda-not-allowed',
    detail: "AADSTS7000222: the application's secret has expired",
  });
});

test.each([
  ['a certificate that is not there', { certificate: 'no.pem', key: 'right.key' }, 'no.pem', 'ENOENT'],
  [
    'a file that is no certificate',
    { certificate: 'nothing.pem', key: 'right.key' },
    'nothing.pem',
    'certificate',
  ],
  ['a file that is no key', { certificate: 'right.pem', key: 'nothing.pem' }, 'nothing.pem', 'key'],
  ['the key of another', { certificate: 'right.pem', key: 'wrong.key' }, 'wrong.key', 'does not belong'],
])('%s is named by its file', async (_, files, at, detail) => {
  const { peer, follow, source } = await graphInTest({ certificates: [right.pem] });
  const inFolder = { certificate: join(folder, files.certificate), key: join(folder, files.key) };
  await follow({ secret: undefined, ...inFolder });
  expect(source().state.problem).toMatchObject({
    code: 'agenda-not-allowed',
    at,
    detail: expect.stringContaining(detail),
  });
  expect(peer.asked).toEqual([]);
});

test('a renewed certificate counts from the next token on, without a restart', async () => {
  const { follow, pass, source } = await graphInTest({ certificates: [right.pem] });
  const certificate = join(folder, 'renewed.pem');
  const key = join(folder, 'renewed.key');
  const { readFileSync } = await import('node:fs');
  writeFileSync(certificate, wrong.pem);
  writeFileSync(key, readFileSync(wrong.key));
  await follow({ secret: undefined, certificate, key });
  expect(source().state.problem?.code).toBe('agenda-not-allowed');
  writeFileSync(certificate, right.pem);
  writeFileSync(key, readFileSync(right.key));
  await pass(300_000);
  expect(source().state).toMatchObject({ problem: null });
});

test.each([
  [900, 'this computer’s clock is 15 min behind the server’s'],
  [-5400, 'this computer’s clock is 90 min ahead of the server’s'],
])(
  'a clock that differs by %i s is said, with how much, and is well when it is set',
  async (seconds, detail) => {
    const { peer, follow, pass, source } = await graphInTest({ certificates: [right.pem] });
    peer.skew(seconds);
    await follow(withCertificate(right));
    expect(source().state.problem).toMatchObject({
      code: 'agenda-clock',
      detail: `AADSTS700024: ${detail.replaceAll('’', "'")}`,
    });
    peer.skew(60);
    await pass(12_000);
    expect(source().state).toMatchObject({ problem: null });
  },
);
