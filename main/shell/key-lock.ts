/**
 * How the operating system locks the file with the key of the settings, where the shell offers it (Electron's safeStorage:
 * DPAPI, Keychain, a keyring). It locks for the user who runs it, on this computer.
 */
export type KeyLock = {
  /** Resolves once it can be asked; false when the system has nothing that locks. */
  ready(): Promise<boolean>;
  /** Whether it can be asked now. */
  isUsable(): boolean;
  close(text: string): Buffer;
  /** Null when another user or computer locked it. */
  open(locked: Buffer): string | null;
};
