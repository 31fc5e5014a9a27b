import type { AtPort, ConnectedFacts, SerialProtocol } from '../../../main/contract/connected.ts';

/** What a person said to be at a port; null when nobody did. */
export const atPortOf = ({ atPorts }: ConnectedFacts, port: string): AtPort | null =>
  atPorts.find((one) => one.port === port) ?? null;

/** The speed that each has when it leaves the factory, in baud; another is found by asking. */
const usualBaud: Readonly<Record<SerialProtocol, AtPort['baudRate']>> = {
  visca: 9600,
  'samsung-mdc': 9600,
  lg: 9600,
  nec: 9600,
  polycom: 9600,
  cisco: 115_200,
};

/** Such a device at a port, as it comes from the factory. */
export const usualAtPort = (port: string, protocol: SerialProtocol): AtPort => ({
  port,
  protocol,
  baudRate: usualBaud[protocol],
  name: null,
});
