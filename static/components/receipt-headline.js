// What a receipt says first: its points, and how far it is to the next reward.
import {sats} from '../js/loyalty.js'
import {headline, onCard, progress, t} from '../js/receipt.js'

export default {
  props: {
    receipt: {type: Object, required: true},
    said: {type: String, default: ''}
  },
  computed: {
    first() {
      return headline(this.receipt)
    },
    more() {
      if (this.said) return this.said
      const {mine, points, is_mine: isMine} = this.receipt
      if (mine) return onCard(mine)
      const isTaken = points.state === 'kept' && points.earned && !isMine
      return isTaken ? t('taken') : ''
    },
    // Sats that this payment gives back, whoever gets them.
    back() {
      const {satoshi_back: back} = this.receipt
      if (!back) return ''
      return t(back.paid ? 'sats_back' : 'sats_coming', {sats: sats(back.sats)})
    },
    ahead() {
      return progress(this.receipt)
    }
  }
}
