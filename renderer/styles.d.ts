/** The bundler's part: a style sheet can be imported for its effect. */
declare module '*.css';
