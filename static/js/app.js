import { Shell } from "./screens/shell.js";

new Shell().start();
