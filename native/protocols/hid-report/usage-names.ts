import type { Usage } from './report-descriptor.ts';
import { usageParts } from './usage.ts';

type Page = { readonly name: string; readonly usages: Readonly<Record<number, string>> };

/** Names by USB-IF's HID Usage Tables, of the pages and usages that room devices have. */
const pages: Readonly<Record<number, Page>> = {
  1: {
    name: 'Generic Desktop',
    usages: {
      1: 'Pointer',
      2: 'Mouse',
      4: 'Joystick',
      5: 'Gamepad',
      6: 'Keyboard',
      7: 'Keypad',
      19: 'Call State Management Control',
      48: 'X',
      49: 'Y',
      56: 'Wheel',
      128: 'System Control',
      129: 'System Power Down',
      130: 'System Sleep',
      131: 'System Wake Up',
      224: 'Call Active LED',
      225: 'Call Mute Toggle',
      226: 'Call Mute LED',
    },
  },
  7: {
    name: 'Keyboard/Keypad',
    usages: {
      40: 'Keyboard Return (ENTER)',
      41: 'Keyboard ESCAPE',
      42: 'Keyboard DELETE (Backspace)',
      43: 'Keyboard Tab',
      44: 'Keyboard Spacebar',
      79: 'Keyboard RightArrow',
      80: 'Keyboard LeftArrow',
      81: 'Keyboard DownArrow',
      82: 'Keyboard UpArrow',
      224: 'Keyboard LeftControl',
      225: 'Keyboard LeftShift',
      226: 'Keyboard LeftAlt',
      227: 'Keyboard Left GUI',
      228: 'Keyboard RightControl',
      229: 'Keyboard RightShift',
      230: 'Keyboard RightAlt',
      231: 'Keyboard Right GUI',
    },
  },
  8: {
    name: 'LED',
    usages: {
      1: 'Num Lock',
      2: 'Caps Lock',
      3: 'Scroll Lock',
      4: 'Compose',
      5: 'Kana',
      6: 'Power',
      8: 'Do Not Disturb',
      9: 'Mute',
      23: 'Off-Hook',
      24: 'Ring',
      25: 'Message Waiting',
      26: 'Data Mode',
      27: 'Battery Operation',
      28: 'Battery OK',
      29: 'Battery Low',
      30: 'Speaker',
      31: 'Head Set',
      32: 'Hold',
      33: 'Microphone',
      34: 'Coverage',
      35: 'Night Mode',
      36: 'Send Calls',
      37: 'Call Pickup',
      38: 'Conference',
      39: 'Stand-by',
      40: 'Camera On',
      41: 'Camera Off',
      42: 'On-Line',
      43: 'Off-Line',
      44: 'Busy',
      45: 'Ready',
      57: 'Error',
      58: 'Usage Selected Indicator',
      59: 'Usage In Use Indicator',
      75: 'Generic Indicator',
    },
  },
  9: { name: 'Button', usages: {} },
  10: { name: 'Ordinal', usages: {} },
  11: {
    name: 'Telephony Device',
    usages: {
      0: 'Unassigned',
      1: 'Phone',
      2: 'Answering Machine',
      3: 'Message Controls',
      4: 'Handset',
      5: 'Headset',
      6: 'Telephony Key Pad',
      7: 'Programmable Button',
      32: 'Hook Switch',
      33: 'Flash',
      34: 'Feature',
      35: 'Hold',
      36: 'Redial',
      37: 'Transfer',
      38: 'Drop',
      39: 'Park',
      40: 'Forward Calls',
      41: 'Alternate Function',
      42: 'Line',
      43: 'Speaker Phone',
      44: 'Conference',
      45: 'Ring Enable',
      46: 'Ring Select',
      47: 'Phone Mute',
      48: 'Caller ID',
      49: 'Send',
      80: 'Speed Dial',
      81: 'Store Number',
      82: 'Recall Number',
      83: 'Phone Directory',
      112: 'Voice Mail',
      113: 'Screen Calls',
      114: 'Do Not Disturb',
      115: 'Message',
      116: 'Answer On/Off',
      144: 'Inside Dial Tone',
      145: 'Outside Dial Tone',
      146: 'Inside Ring Tone',
      147: 'Outside Ring Tone',
      148: 'Priority Ring Tone',
      149: 'Inside Ringback',
      150: 'Priority Ringback',
      151: 'Line Busy Tone',
      152: 'Reorder Tone',
      153: 'Call Waiting Tone',
      154: 'Confirmation Tone 1',
      155: 'Confirmation Tone 2',
      156: 'Tones Off',
      157: 'Outside Ringback',
      158: 'Ringer',
      192: 'Phone Call History Key',
      193: 'Phone Caller ID Key',
      194: 'Phone Settings Key',
      240: 'Host Control',
      241: 'Host Available',
      242: 'Host Call Active',
      243: 'Activate Handset Audio',
      244: 'Ring Type',
    },
  },
  12: {
    name: 'Consumer',
    usages: {
      0: 'Unassigned',
      1: 'Consumer Control',
      48: 'Power',
      64: 'Menu',
      111: 'Display Brightness Increment',
      112: 'Display Brightness Decrement',
      140: 'Media Select Telephone',
      176: 'Play',
      177: 'Pause',
      178: 'Record',
      179: 'Fast Forward',
      180: 'Rewind',
      181: 'Scan Next Track',
      182: 'Scan Previous Track',
      183: 'Stop',
      184: 'Eject',
      205: 'Play/Pause',
      207: 'Voice Command',
      224: 'Volume',
      226: 'Mute',
      229: 'Bass Boost',
      233: 'Volume Increment',
      234: 'Volume Decrement',
      545: 'AC Search',
      547: 'AC Home',
      548: 'AC Back',
    },
  },
};

const phoneKeys = [...'0123456789', 'Star', 'Pound', 'A', 'B', 'C', 'D'];

/** What a usage is called; where it has no name here, its page and its id in hex. */
export function usageName(usage: Usage): string {
  const { page, id } = usageParts(usage);
  const named = pages[page]?.usages[id];
  if (named !== undefined) return named;
  if (page === 0x09) return id === 0 ? 'No Button' : `Button ${id}`;
  if (page === 0x0a) return `Instance ${id}`;
  const phoneKey = phoneKeys[id - 0xb0];
  if (page === 0x0b && phoneKey !== undefined) return `Phone Key ${phoneKey}`;
  if (page === 0x07) return keyName(id);
  const where = pages[page]?.name ?? (page >= 0xff00 ? 'Vendor-defined' : `Page ${page.toString(16)}`);
  return `${where} ${id.toString(16).padStart(2, '0')}`;
}

/** Letters, digits and F1 to F12 of the keyboard page follow one another. */
function keyName(id: number): string {
  if (id >= 0x04 && id <= 0x1d) return `Keyboard ${String.fromCharCode(65 + id - 0x04)}`;
  if (id >= 0x1e && id <= 0x27) return `Keyboard ${(id - 0x1d) % 10}`;
  if (id >= 0x3a && id <= 0x45) return `Keyboard F${id - 0x39}`;
  return `Keyboard ${id.toString(16).padStart(2, '0')}`;
}
