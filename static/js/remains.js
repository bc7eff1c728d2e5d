// What is kept after an erasure, and where, in the reader's language.
import {t} from './loyalty.js'

// What this page does not know yet is said as the server says it.
export const remainsWords = ({remains, remains_codes: codes}) =>
  codes.map((code, index) =>
    window.i18n.global.te(`loyalty.remains.${code}`, 'en')
      ? t(`remains.${code}`)
      : remains[index]
  )
