/** `node:process` for the bundles: importing the module itself opens standard input and output, which takes 5 ms. */
export const { arch, env, platform, version, versions } = globalThis.process;
export default globalThis.process;
