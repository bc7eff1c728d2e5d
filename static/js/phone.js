// The look that all pages in a customer's hand share; here before they are shown.
import {style} from './style.js'

await style('phone.css')
