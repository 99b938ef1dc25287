/** A worksheet whose answers, of several people, are summed up. */
import { open } from "./sheet/desk";
import { Gathering } from "./sheet/gather";

open({ gathering: Gathering });
