// The card of this phone under a passphrase, to be kept somewhere else.
import {wordsOf} from '../js/holder.js'
import {exported} from '../js/keys.js'
import {t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {saveFile} from '../js/save_file.js'

const FILE = 'loyalty-card-backup.txt'

export default {
  components: {QrcodeVue: QrcodeVue.default, ...pieces('me-problem')},
  data: () => ({passphrase: '', backup: '', isBusy: false, problem: null}),
  methods: {
    t,
    async make() {
      this.isBusy = true
      this.problem = null
      // The page has to say that it works before the work holds it up.
      await new Promise(resolve => setTimeout(resolve, 50))
      try {
        this.backup = await exported(this.passphrase)
        this.passphrase = ''
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    },
    download() {
      saveFile(FILE, this.backup + '\n')
    },
    copy() {
      LNbits.utils.copyText(this.backup, t('me.backup.copied'))
    },
    print() {
      document.body.classList.add('loyalty-printing')
      window.print()
      document.body.classList.remove('loyalty-printing')
    }
  }
}
