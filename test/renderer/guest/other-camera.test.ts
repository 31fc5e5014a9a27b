import { describe, expect, test } from 'vitest';
import { facingOf, otherCamera } from '../../../renderer/guest/other-camera.ts';

describe('which way a camera looks', () => {
  test.each([
    ['user', '', 'front'],
    ['environment', 'Front Camera', 'back'],
    [undefined, 'Front Camera', 'front'],
    [undefined, 'camera2 0, facing back', 'back'],
    [undefined, 'Kamera på bagsiden', 'back'],
    [undefined, 'Kamera på forsiden', 'front'],
    [undefined, 'Bakre kamera', 'back'],
    [undefined, 'Främre kamera', 'front'],
    [undefined, 'Logitech ConferenceCam Connect', 'unknown'],
    [undefined, '', 'unknown'],
  ] as const)('%s %j: %s', (mode, label, facing) => {
    expect(facingOf(mode, label)).toBe(facing);
  });
});

describe('turning the camera', () => {
  const iphone = [
    { id: 'f', label: 'Front Camera', group: 'f' },
    { id: 'u', label: 'Back Ultra Wide Camera', group: 'u' },
    { id: 'b', label: 'Back Camera', group: 'b' },
  ];

  test('goes to the first on the other side, and back', () => {
    expect(otherCamera(iphone, 'f', 'front')?.id).toBe('u');
    expect(otherCamera(iphone, 'u', 'back')?.id).toBe('f');
  });

  test('goes through all where labels say nothing', () => {
    const plain = [
      { id: '1', label: 'A', group: '1' },
      { id: '2', label: 'B', group: '2' },
    ];
    expect(otherCamera(plain, '1', 'unknown')?.id).toBe('2');
    expect(otherCamera(plain, '2', 'unknown')?.id).toBe('1');
  });

  test('is nothing with one camera', () => {
    expect(otherCamera(iphone.slice(0, 1), 'f', 'front')).toBeNull();
  });
});
