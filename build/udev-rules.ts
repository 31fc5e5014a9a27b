import type { KnownDevice } from '../native/devices/known.ts';

/** Where the package keeps the program that looks into a descriptor, for the rules to start it. */
export const hasCallKeys = 'usr/lib/rundbord/has-call-keys';

/** USB ids are lower-case in the table's sources and upper-case in the kernel's names of HID devices. */
const hex = (id: number): string => id.toString(16).toUpperCase().padStart(4, '0');

/**
 * The rules for udev (udev(7)) on devices with keys and lamps for calls: those of the table, and those that nobody has
 * seen yet, found by their report descriptor. `group` may open them beside whoever sits at the seat, or nobody does where
 * it is null. Where the kiosk is `alone`, everything else on the computer is kept from their keys; where a desktop runs
 * too, it is kept from Phone Mute only, and turns the volume for the volume keys as before. Serial adapters are for whoever sits
 * at the seat where there is no group; a kiosk of its own is in Debian's group for them (build/debian/sysusers.conf).
 *
 * A maker's whole family is no reason to trust a device that has a keyboard's collection: only numbers are.
 */
export function udevRules(
  known: readonly KnownDevice[],
  { group, alone }: { readonly group: string | null; readonly alone: boolean },
): string {
  const rows = known.flatMap(({ vendorId, productIds, name }) =>
    productIds === 'any' ? [] : productIds.map((productId) => ({ vendorId, productId, name })),
  );
  return `# Devices with keys and lamps for calls: speakerphones, headsets, conference cams. Made from native/devices/known.ts.
# The number of this file is above 60, where input devices get their properties, and below 73, where uaccess is read.
ACTION=="remove", GOTO="rundbord_end"
${
  group === null
    ? `# Serial adapters on USB, for cameras, displays and codecs. The kiosk alone on its computer has a group for them.
SUBSYSTEM=="tty", SUBSYSTEMS=="usb", TAG+="uaccess"
`
    : ''
}SUBSYSTEM!="hidraw|input|leds", GOTO="rundbord_end"
SUBSYSTEM=="input", KERNEL!="event*", GOTO="rundbord_end"
SUBSYSTEM=="leds", KERNEL!="input*::mute", GOTO="rundbord_end"
SUBSYSTEMS=="hid", GOTO="rundbord_hid"
GOTO="rundbord_end"
LABEL="rundbord_hid"

# The descriptor is the HID device's, which is one step up from its hidraw node and two from its input node and its LED.
ENV{.RUNDBORD_DESCRIPTOR}="$sys$devpath/device/device/report_descriptor"
SUBSYSTEM=="hidraw", ENV{.RUNDBORD_DESCRIPTOR}="$sys$devpath/device/report_descriptor"

# Known ones, by the name that the kernel gives a HID device: bus, maker, product.
${rows
  .map(
    ({ vendorId, productId, name }) =>
      `# ${name.replaceAll(/\s+/g, ' ')}\nKERNELS=="*:${hex(vendorId)}:${hex(productId)}.*", ENV{.RUNDBORD_KNOWN}="known"\n`,
  )
  .join('')}
# Never a keyboard or a mouse.
PROGRAM!="/${hasCallKeys} $env{.RUNDBORD_DESCRIPTOR} $env{.RUNDBORD_KNOWN}", GOTO="rundbord_end"

SUBSYSTEM=="hidraw", ${group === null ? '' : `GROUP="${group}", MODE="0660", `}TAG+="uaccess"

# The kernel makes a key of Phone Mute, KEY_MICMUTE, for whoever listens: it would take the press a second time.
${
  alone
    ? `SUBSYSTEM=="input", ENV{ID_INPUT}="", ENV{LIBINPUT_IGNORE_DEVICE}="1"`
    : `SUBSYSTEM=="input", ENV{KEYBOARD_KEY_b002f}="reserved", RUN{builtin}+="keyboard"`
}
# And an LED of the mute lamp: whoever switches it writes a whole report, and with it ends the call on the device.
SUBSYSTEM=="leds", ATTR{trigger}="none"

LABEL="rundbord_end"
`;
}
