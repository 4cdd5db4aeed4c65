/** The bundler's part: a style sheet can be imported for its effect. */
declare module '*.css';

/** The address of a picture in the build. */
declare module '*.svg' {
  const address: string;
  export default address;
}
