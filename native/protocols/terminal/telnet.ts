/** RFC 854: the commands of a telnet line, and RFC 855 for its options. */
const interpretAsCommand = 0xff;
const subnegotiation = 0xfa;
const subnegotiationEnd = 0xf0;
const will = 0xfb;
const wont = 0xfc;
const doIt = 0xfd;
const dont = 0xfe;

/** Where a telnet stream stands between two pieces of it; one of five places, so nothing grows. */
export type TelnetHeld =
  | 'data'
  | 'command'
  | 'option-asked'
  | 'option-told'
  | 'option-offered'
  | 'in'
  | 'in-command';
export const telnetStart: TelnetHeld = 'data';

/**
 * Takes the negotiation out of what comes; `data` is what is left and `reply` what is to be written back. Every option is
 * refused, so the other end stays a plain terminal (RFC 854, network virtual terminal).
 */
export function readTelnet(
  held: TelnetHeld,
  bytes: Uint8Array,
): { readonly data: Uint8Array; readonly reply: Uint8Array; readonly held: TelnetHeld } {
  const data: number[] = [];
  const reply: number[] = [];
  let at = held;
  for (const byte of bytes) {
    switch (at) {
      case 'data':
        if (byte === interpretAsCommand) at = 'command';
        else data.push(byte);
        break;
      case 'command':
        // Two of them are one byte of data.
        if (byte === interpretAsCommand) data.push(byte);
        at = afterCommand(byte);
        break;
      case 'option-asked':
        reply.push(interpretAsCommand, wont, byte);
        at = 'data';
        break;
      case 'option-offered':
        reply.push(interpretAsCommand, dont, byte);
        at = 'data';
        break;
      case 'option-told':
        at = 'data';
        break;
      case 'in':
        if (byte === interpretAsCommand) at = 'in-command';
        break;
      case 'in-command':
        at = byte === subnegotiationEnd ? 'data' : 'in';
        break;
    }
  }
  return { data: Uint8Array.from(data), reply: Uint8Array.from(reply), held: at };
}

function afterCommand(byte: number): TelnetHeld {
  if (byte === doIt) return 'option-asked';
  if (byte === will) return 'option-offered';
  if (byte === wont || byte === dont) return 'option-told';
  return byte === subnegotiation ? 'in' : 'data';
}
