import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as z from 'zod';
import { type Failure, failure } from '../ask-server.ts';

/** Whether a token may be asked for there: over TLS, or on this computer. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
  );
}

const keyFile = z
  .object({
    client_email: z.string().min(3),
    private_key: z.string().startsWith('-----BEGIN PRIVATE KEY-----'),
    token_uri: z.string().refine(isSafe, 'an https address'),
  })
  .readonly();

/** What is needed of a service account's key file. */
export type GoogleKey = z.infer<typeof keyFile>;

/** The key file at `path`. A problem names the file and what is wrong with it, and nothing that stands in it. */
export async function readGoogleKey(path: string): Promise<GoogleKey | Failure> {
  const at = basename(path);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return failure('agenda-missing', at, `the key file cannot be read: ${reason}`, false);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failure('agenda-broken', at, 'the key file is not JSON', false);
  }
  const read = keyFile.safeParse(json);
  if (read.success) return read.data;
  const fields = [...new Set(read.error.issues.map(({ path: [field] }) => String(field ?? 'the whole')))];
  return failure(
    'agenda-broken',
    at,
    `the key file is not one of a service account: ${fields.join(', ')}`,
    false,
  );
}
