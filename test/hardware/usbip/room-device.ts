import type { DeviceModel } from '../../peers/hid/device-model.ts';
import { type Camera, makeCamera } from './camera-function.ts';
import { hidFunction } from './hid-function.ts';
import { makeSound, type Sound } from './sound-function.ts';
import type { UsbDevice } from './usb-function.ts';

/** Camera, microphone, speaker and keys in one product. */
export type RoomDevice = {
  readonly model: DeviceModel;
  readonly camera: Camera;
  readonly sound: Sound;
  /** As it is plugged in: made afresh each time, since its parts listen to the model while they are in. */
  usb(): UsbDevice;
};

/** A composite device around the keys and lamps of `model`, which lie on its interface 5. */
export function makeRoomDevice(model: DeviceModel): RoomDevice {
  const camera = makeCamera(model.product);
  const sound = makeSound(model.product);
  return {
    model,
    camera,
    sound,
    usb: () => ({
      vendorId: model.vendorId,
      productId: model.productId,
      serialNumber: model.serialNumber,
      product: model.product,
      manufacturer: model.manufacturer,
      functions: [camera.usb, sound.usb, hidFunction(model)],
    }),
  };
}
