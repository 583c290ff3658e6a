package dev.daybook.architecture.planted.adapters.persistence.account;

import jakarta.persistence.Entity;

@Entity
class AccountEntity {}
