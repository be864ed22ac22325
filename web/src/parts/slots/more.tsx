// Looks that several views use, in the page from the start.
import "../more.css";
