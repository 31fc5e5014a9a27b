import { type ExitCode, exitCodes, type Output } from '../command.ts';
import { seal } from './seal.ts';
import { isKeyThere, type KeyPlaces, lockReady, makeSealKey, type SealKey, sealKey } from './seal-key.ts';

/** `rundbord config seal`: prints the secret as it may stand in the settings file of this computer. */
export async function sealVerb(secret: string, places: KeyPlaces, output: Output): Promise<ExitCode> {
  if (secret === '') {
    output.err('There was no secret to seal: give it on one line of the standard input.');
    return exitCodes.notSo;
  }
  await lockReady(places.dataFolder);
  const found = sealKey(places);
  if (!found && isKeyThere(places)) {
    output.err(
      'This computer has a key, but it cannot be read here: run this as root, or as the user who runs the kiosk.',
    );
    return exitCodes.notHad;
  }
  try {
    const key = found ?? makeSealKey(places);
    output.out(seal(secret, key.key));
    output.err(protects[key.keptBy]);
    return exitCodes.good;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error';
    output.err(
      `The key cannot be kept in ${places.dataFolder} (${code}): run this as the user who runs the kiosk.`,
    );
    return exitCodes.notHad;
  }
}

/** What the seal is good for, said as it is. */
const protects: Readonly<Record<SealKey['keptBy'], string>> = {
  credential:
    'Sealed with a key that systemd keeps for this computer. A copy of its files or its disk does not open it; root on this computer can.',
  system:
    "Sealed with a key that the operating system keeps for this user. A copy of the files does not open it; whoever is this user on this computer can. Seal as the kiosk's own user.",
  file: 'Sealed with a key in the data folder (seal.key), which only its owner can read. This protects copies of the settings file, in backups and mails; not this computer: whoever can read its whole disk has both.',
};
