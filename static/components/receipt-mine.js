// What the holder of the card can do next; nothing of it has to be done.
import {callInSession, find, isSecret, wordsOf} from '../js/holder.js'
import {keptPubkey} from '../js/keys.js'
import {call, t as word} from '../js/loyalty.js'
import {askToInstall, canAsk, isApple, offerHome} from '../js/home_screen.js'
import {cardPicture, hand} from '../js/picture.js'
import {pieces, piecesLater} from '../js/pieces.js'
import {t} from '../js/receipt.js'

const VISITS_FOR_BACKUP = 2

export default {
  components: {...pieces('me-problem'), ...piecesLater('me-backup')},
  props: {
    receipt: {type: Object, required: true},
    isNew: {type: Boolean, required: true}
  },
  data() {
    return {
      name: this.receipt.mine.name || '',
      isAsking: false,
      isNamed: false,
      isBusy: false,
      canInstall: canAsk(),
      problem: null
    }
  },
  computed: {
    // Before there is something to lose, it would only be in the way.
    offersBackup() {
      const isRegular = this.receipt.mine.visits >= VISITS_FOR_BACKUP
      return isRegular && Boolean(keptPubkey())
    },
    homeWords() {
      return t(isApple() ? 'mine.home_ios' : 'mine.home_other')
    }
  },
  methods: {
    t,
    async guard(text) {
      this.problem = null
      if (!isSecret(text)) return
      this.problem = {words: word('me.problem.secret')}
      await this.$nextTick() // a field shows what has changed only
      this.name = ''
    },
    // Once the points are safe, of whoever has not said it yet.
    async askName() {
      const card = await this.ownCard().catch(() => null)
      if (card) this.name = card.name
      this.isAsking = card?.name === ''
    },
    async save() {
      await this.attempt(async () => {
        const {card_id: id} = await this.ownCard()
        const body = {name: this.name.trim()}
        await callInSession(await find(), 'PUT', `/me/cards/${id}`, body)
        this.isAsking = false
        this.isNamed = true
      })
    },
    // Its points came last, so it stands first, whichever branch it is of.
    async ownCard() {
      const {data} = await call('GET', '/me/cards')
      const isHere = card => card.merchant.id === this.receipt.merchant.id
      return data.find(isHere) ?? data[0]
    },
    async picture() {
      await this.attempt(async () => {
        const {pubkey} = await call('GET', '/me/session')
        const {merchant, mine} = this.receipt
        const name = this.name || t('mine.guest', {end: pubkey.slice(-4)})
        const made = await cardPicture({
          venue: merchant.name,
          name,
          color: mine.tier?.color,
          code: `nostr:${NostrTools.nip19.npubEncode(pubkey)}`
        })
        await hand(made, merchant.name)
      })
    },
    async install() {
      await askToInstall()
      this.canInstall = canAsk()
    },
    async attempt(what) {
      this.isBusy = true
      this.problem = null
      try {
        await what()
      } catch (error) {
        this.problem = wordsOf(error)
      }
      this.isBusy = false
    }
  },
  created() {
    if (this.isNew) this.askName()
    this.stop = offerHome(() => {
      this.canInstall = true
    })
  },
  unmounted() {
    this.stop()
  }
}
