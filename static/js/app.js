import { Shell } from "./screens/shell.js";
import { veil } from "./screens/veil.js";

veil();
new Shell().start();
