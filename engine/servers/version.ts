/** The version of this product, as its package has it. */
import manifest from '../../package.json' with { type: 'json' };

export const productVersion = (): string => manifest.version;
