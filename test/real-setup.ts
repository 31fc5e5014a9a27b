/** Once before the tests of the `real` kind; what they all need is made here. */
export function setup(): void {}
