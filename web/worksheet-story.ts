/** A worksheet from which the draft of a story is made. */
import { open } from "./sheet/desk";
import * as story from "./sheet/story";

open({ story });
