/** The IPC channel that carries the contract, both ways. */
export const channel = 'rundbord';
/** Tells the preload that the window is one among others, in its process's arguments. */
export const windowedArgument = '--rundbord-windowed';
