import { networkInterfaces } from 'node:os';

/** As `os.networkInterfaces()` gives them: only those that are up and have a cable or a cell. */
export type Interfaces = ReturnType<typeof networkInterfaces>;

/** An address that a computer gives itself while nobody gives it one (RFC 3927 §2.1, RFC 4291 §2.5.6). */
const isSelfGiven = (address: string): boolean => /^(?:169\.254\.|fe[89ab][0-9a-f]:)/i.test(address);

/** Whether this computer has an address at which others can reach it. */
export const hasNetwork = (interfaces: Interfaces): boolean =>
  Object.values(interfaces).some((addresses) =>
    addresses?.some(({ internal, address }) => !internal && !isSelfGiven(address)),
  );

export const hasNetworkHere = (): boolean => hasNetwork(networkInterfaces());
