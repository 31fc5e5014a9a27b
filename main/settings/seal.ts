import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** How a sealed text begins in the settings file. */
const mark = 'sealed:v1:';

/** Bytes of a key (AES-256), of the number used once, and of the tag (NIST SP 800-38D §5.2.1). */
const keyBytes = 32;
const onceBytes = 12;
const tagBytes = 16;

/** A new random key. */
export const newSealKey = (): Buffer => randomBytes(keyBytes);

/** Whether the bytes can be a key. */
export const isSealKey = (bytes: Buffer): boolean => bytes.length === keyBytes;

/** Whether a text of the settings file is sealed. */
export const isSealed = (text: string): boolean => text.startsWith(mark);

/**
 * The secret as it may stand in the settings file: `sealed:v1:` and, in base64url, the number used once, the secret under
 * AES-256-GCM, and the tag. The same secret looks different each time.
 */
export function seal(secret: string, key: Buffer): string {
  const once = randomBytes(onceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, once);
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return mark + Buffer.concat([once, sealed, cipher.getAuthTag()]).toString('base64url');
}

/** The secret in a sealed text; null when another key sealed it, or it was changed. */
export function openSeal(text: string, key: Buffer): string | null {
  const bytes = Buffer.from(text.slice(mark.length), 'base64url');
  if (!isSealed(text) || bytes.length < onceBytes + tagBytes) return null;
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, onceBytes));
    cipher.setAuthTag(bytes.subarray(-tagBytes));
    const secret = [cipher.update(bytes.subarray(onceBytes, -tagBytes)), cipher.final()];
    return Buffer.concat(secret).toString('utf8');
  } catch {
    return null;
  }
}
