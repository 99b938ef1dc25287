/** Worksheets: the form of a sheet, made from the description that the page carries. */
import { open } from "./sheet/desk";

open();
